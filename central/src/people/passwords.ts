import { hash, verify } from '@node-rs/argon2';

/**
 * OWASP Password Storage Cheat Sheet minimum for argon2id (the library's default algorithm):
 * 19 MiB, two passes, one lane. Kiosks verify with the parameters written in the hash.
 */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** argon2id hash in PHC string format. Runs on the thread pool, so many may run at once. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

/** Whether a password is the one that was hashed (PHC string). */
export function isPassword(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password);
}
