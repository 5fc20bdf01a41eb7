interface Instance {
  exports: { memory?: { buffer: ArrayBuffer } };
}

interface Platform {
  instantiate(module: object, imports: object): Promise<Instance>;
}

/** Counts the memory of every WebAssembly module that is instantiated from now on. @returns bytes so far */
export function watchWasmMemory(): () => number {
  const platform = (globalThis as unknown as { WebAssembly: Platform }).WebAssembly;
  const instantiate = platform.instantiate.bind(platform);
  const instances: Instance[] = [];
  platform.instantiate = async (module, imports) => {
    const instance = await instantiate(module, imports);
    instances.push(instance);
    return instance;
  };
  return () =>
    instances.reduce((sum, { exports }) => sum + (exports.memory?.buffer.byteLength ?? 0), 0);
}
