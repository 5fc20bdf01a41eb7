/**
 * Arguments of unshare(1) that run a shell command with a /run of its own, empty at first, for a program that has a fixed
 * place there: several of it live beside each other, and nothing is left behind.
 *
 * @param more further namespaces, such as `--net`
 */
export function ownRun(command: string, more: readonly string[] = []): string[] {
  const script = `mount -t tmpfs none /run && ${command}`;
  return [...namespace(), ...more, 'sh', '-c', script];
}

/** A mount namespace of its own; who is not root needs a user namespace for that. */
function namespace(): string[] {
  const own = ['--mount', '--propagation', 'private'];
  return process.getuid?.() === 0 ? own : ['--user', '--map-root-user', ...own];
}
