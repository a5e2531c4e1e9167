import { useEffect, useState } from "react";

/** Screens of one address: `[step, go]`. The browser's own "back" leads to the screen before. */
export function useSteps() {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const back = (event) => setStep(event.state?.step ?? 0);
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const go = (next) => {
    // the router keeps words of its own in the state
    history.pushState({ ...history.state, step: next }, "");
    setStep(next);
  };
  return [step, go];
}
