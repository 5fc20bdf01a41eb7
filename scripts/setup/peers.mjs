import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, SetupError } from './common.mjs';

/**
 * Independent peers that tests and journeys run against, from Debian: the command (or path) that shows a
 * package is there, and the package.
 */
const peers = {
  ippeveprinter: 'cups-ipp-utils',
  ipptool: 'cups-ipp-utils',
  'dbus-daemon': 'dbus',
  'avahi-daemon': 'avahi-daemon',
  'avahi-publish': 'avahi-utils',
  socat: 'socat',
  chromium: 'chromium',
  pdfsig: 'poppler-utils',
  qpdf: 'qpdf',
  mutool: 'mupdf-tools',
  certutil: 'libnss3-tools',
  openssl: 'openssl',
  zbarimg: 'zbar-tools',
  gs: 'ghostscript',
  cupsd: 'cups-daemon',
  lpadmin: 'cups-client',
  cupsfilter: 'cups',
  '/usr/lib/cups/filter/pdftopdf': 'cups-filters',
  pcscd: 'pcscd',
  '/usr/lib/pcsc/drivers/serial/libifdvpcd.so': 'vsmartcard-vpcd',
  'nfc-list': 'libnfc-bin',
  '/lib/nut/upsd': 'nut-server',
  upsc: 'nut-client',
  ffmpeg: 'ffmpeg',
  ustreamer: 'ustreamer',
  snmpd: 'snmpd',
  '/usr/lib/python3/dist-packages/pymodbus': 'python3-pymodbus',
  '/usr/lib/python3/dist-packages/serial': 'python3-serial',
  '/usr/lib/python3/dist-packages/serial_asyncio': 'python3-serial-asyncio',
  'softhsm2-util': 'softhsm2',
  'pkcs11-tool': 'opensc',
  '/usr/lib/python3/dist-packages/fontTools': 'python3-fonttools',
  '/usr/lib/python3/dist-packages/PIL': 'python3-pil',
  '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf': 'fonts-hanazono',
  '/usr/share/unicode/Unihan_OtherMappings.txt.bz2': 'unicode-data',
  uconv: 'icu-devtools',
  java: 'default-jre-headless',
  '/usr/share/java/preflight.jar': 'libpdfbox2-java',
  '/usr/share/java/jaxb-api.jar': 'libjaxb-api-java',
};

/** Installs missing peers with apt when root; otherwise says in one sentence what to install. */
export async function ensurePeers(names) {
  const wanted = names === 'all' ? Object.keys(peers) : names;
  const missing = wanted.filter((name) => !present(name));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((name) => peers[name]))];
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && present('apt-get');
  if (!canInstall)
    throw new SetupError(
      `Please install these Debian packages first: sudo apt-get install ${packages.join(' ')}`,
    );
  console.error(`Installing from Debian (once): ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if ((await run('apt-get', ['update', '-qq'], env)) !== 0)
    throw new SetupError('apt-get update failed: the lines above say why.');
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  if ((await run('apt-get', install, env)) !== 0)
    throw new SetupError(
      `apt-get could not install ${packages.join(' ')}: the lines above say why.`,
    );
}

function present(name) {
  if (name.startsWith('/')) return existsSync(name);
  const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return places.some((place) => place !== '' && existsSync(join(place, name)));
}
