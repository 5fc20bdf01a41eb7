interface ScriptRules {
  createScriptURL(text: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: ScriptRules): ScriptRules;
}

/** Scripts that this page has named. */
const named = new Set<string>();

/** The one rule of a page's Trusted Types policy: a worker of our own is the only script that may be named by text. */
const rules: ScriptRules = {
  createScriptURL(text) {
    if (!named.has(text)) throw new TypeError('not a script of this page');
    return text;
  },
};

/** Made at first need, and once: a second policy of the same name is refused. */
let policy: ScriptRules | null = null;

/** The address of a worker as the page's policy accepts it. */
export function ownScript(address: string): string {
  // Not every browser has Trusted Types, and the DOM types know nothing of them.
  const factory: PolicyFactory | undefined = Reflect.get(window, 'trustedTypes');
  policy ??= factory?.createPolicy('hallway', rules) ?? rules;
  named.add(address);
  return policy.createScriptURL(address);
}
