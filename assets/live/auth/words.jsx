import { createContext, useContext } from "react";

const Spoken = createContext({});

/** The words of the screens around accounts, in the reader's language, for everything inside. */
export function Words({ words, children }) {
  return <Spoken.Provider value={words}>{children}</Spoken.Provider>;
}

export const useWords = () => useContext(Spoken);

/** The words behind `key` with `{name}` filled in. */
export const fill = (words, key, values) => Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), words[key] ?? "");
