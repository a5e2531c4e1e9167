// One key for one intention, kept over reloads, so that pressing twice or losing the net books once.
const name = (intention) => `talon:intention:${intention}`;

export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export const keyOf = (intention) => {
  const kept = sessionStorage.getItem(name(intention));
  if (kept) return kept;
  const key = newKey();
  sessionStorage.setItem(name(intention), key);
  return key;
};

export const settle = (intention) => sessionStorage.removeItem(name(intention));
