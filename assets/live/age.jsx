import { useEffect, useState } from "react";

const told = (words, seconds) => {
  if (seconds < 3) return words["age.now"];
  if (seconds < 60) return words["age.seconds"].replace("{n}", seconds);
  if (seconds < 3600) return words["age.minutes"].replace("{n}", Math.floor(seconds / 60));
  if (seconds < 86400) return words["age.hours"].replace("{n}", Math.floor(seconds / 3600));
  return words["age.days"];
};

/** How long ago a clinic confirmed its schedule, counting on. `seconds` is null when it never did; `stamp` says when it was measured. */
export function Age({ seconds, state, stamp, words }) {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const began = Date.now();
    setPassed(0);
    const timer = setInterval(() => setPassed(Math.floor((Date.now() - began) / 1000)), 1000);
    return () => clearInterval(timer);
  }, [seconds, stamp]);
  const text = seconds === null ? words["age.never"] : told(words, seconds + passed);
  return (
    <span className="age" data-state={state}>
      <span className="age-dot" aria-hidden="true" />
      {text}
    </span>
  );
}
