import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Pictures a second of Chromium's fake camera, whatever the file says. */
const RATE = 30;
/** How long each picture stands before the next. */
const SECONDS = 2;

/** Debian's own Python: that is the one python3-pil belongs to. */
const PYTHON = '/usr/bin/python3';

const program = `
import io, sys
from PIL import Image, ImageOps
out, repeats, *files = sys.argv[1:]
with open(out, 'wb') as video:
    for name in files:
        still = ImageOps.exif_transpose(Image.open(name)).convert('RGB')
        still = ImageOps.contain(still, (640, 480), Image.LANCZOS)
        frame = Image.new('RGB', (640, 480), (96, 96, 96))
        frame.paste(still, ((640 - still.width) // 2, (480 - still.height) // 2))
        jpeg = io.BytesIO()
        frame.save(jpeg, 'JPEG', quality=92)
        video.write(jpeg.getvalue() * int(repeats))
`;

const sideBySide = `
import sys
from PIL import Image
out, *files = sys.argv[1:]
stills = [Image.open(name).convert('RGB').resize((320, 320), Image.LANCZOS) for name in files]
both = Image.new('RGB', (640, 480), (96, 96, 96))
for index, still in enumerate(stills):
    both.paste(still, (320 * index, 80))
both.save(out)
`;

/** A picture of two people beside each other. */
export async function putSideBySide(images: [string, string], outFile: string): Promise<void> {
  await promisify(execFile)(PYTHON, ['-c', sideBySide, outFile, ...images]);
}

/**
 * Makes a film for `--use-file-for-fake-video-capture` from still images: MJPEG 640×480, each image upright, whole,
 * and for two seconds; Chromium shows it over and over.
 */
export async function makeCameraVideo(images: string[], outFile: string): Promise<void> {
  await promisify(execFile)(PYTHON, ['-c', program, outFile, String(RATE * SECONDS), ...images]);
}
