import classPicture from '../../assets/class.svg?no-inline';

/** Somebody who leads, drawn: stands in for a picture of the class, and says nothing about it. */
export function ClassBand() {
  return <img className="class-band" src={classPicture} width={640} height={360} alt="" />;
}
