import type { Scene, Size } from './scene.ts';

const USUAL_SIZES: readonly Size[] = ['desktop', 'phone'];
const SHOWN_WIDTH_PX = { desktop: 640, phone: 180, landscape: 390 };

export function sizesOf({ sizes }: Scene): readonly Size[] {
  return sizes ?? USUAL_SIZES;
}

export function fileOf({ name }: Scene, size: Size): string {
  return size === 'desktop' ? `${name}.png` : `${name}-${size}.png`;
}

/** docs/screens/README.md. */
export function listOfScreens(scenes: readonly Scene[]): string {
  const sections = scenes.map((scene) => {
    const pictures = sizesOf(scene).map((size) => {
      return `<img src="${fileOf(scene, size)}" width="${SHOWN_WIDTH_PX[size]}" alt="${scene.title}, ${size}">`;
    });
    return `## ${scene.title}\n\n${pictures.join('\n')}\n`;
  });
  const head = [
    '# Screens',
    'Each picture is of the real program, with a made-up studio and emulated straps: `npm run screens` takes them all',
    'anew, `npm run screens -- schedule summary` some. The scenes are in `tests/screens/scenes`.',
  ];
  return `${head[0]}\n\n${head[1]} ${head[2]}\n\n${sections.join('\n')}`;
}
