/** At or below this a strap may not last the class, %. */
export const BATTERY_LOW_PERCENT = 15;
