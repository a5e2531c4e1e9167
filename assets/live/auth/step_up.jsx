import { useEffect, useState } from "react";
import { leave, post, wanted, withWayBack } from "./door.js";
import { Factors } from "./factor.jsx";
import { fill, useWords } from "./words.jsx";

/** The second step in the middle of a session: asked where it is needed, and back to where one was. */
export function StepUp() {
  const words = useWords();
  const [asked, setAsked] = useState(null);
  useEffect(() => {
    const to = wanted();
    post("/step-up", { to }).then((answer) => {
      if (answer.step === "done") leave(answer.to);
      else if (answer.error?.code === "SIGN_IN_REQUIRED") leave(withWayBack("/sign-in", to));
      else setAsked(answer);
    });
  }, []);
  return (
    <>
      <h1>{words["factor.title"]}</h1>
      <p className="muted">{words["factor.why"]}</p>
      {asked ? <Asked asked={asked} /> : <Bones />}
    </>
  );
}

function Asked({ asked }) {
  const words = useWords();
  if (asked.error) return <p className="refusal" role="alert">{asked.error.message ?? words["door.trouble"]}</p>;
  const { factors = [], provider } = asked;
  return (
    <>
      {factors.length > 0 && <Factors factors={factors} />}
      {provider && (
        <p className="group-box">
          <a className={`button button-big ${factors.length ? "" : "button-main"}`} href={provider.href}>{fill(words, "factor.provider", { name: provider.title ?? provider.name })}</a>
        </p>
      )}
      {!factors.length && !provider && <None />}
    </>
  );
}

function None() {
  const words = useWords();
  return (
    <div className="notice">
      <p>{words["factor.none"]}</p>
      <p><a className="button" href="/security">{words["factor.add"]}</a></p>
    </div>
  );
}

const Bones = () => (
  <>
    <div className="bone-line min-h-14" />
    <div className="bone-line min-h-14" />
  </>
);
