import { useEffect, useState } from "react";
import { leave, options, wanted, withWayBack } from "./door.js";
import { ByPasskey, Factors } from "./factor.jsx";
import { Password, filled } from "./fields.jsx";
import { Field, Form, useDoor } from "./form.jsx";
import { useWords } from "./words.jsx";

/** Signing in: by an outside service, by a password with a second step, or by a passkey alone. */
export function SignIn() {
  const words = useWords();
  const [ways, setWays] = useState(null);
  const [to, setTo] = useState("/");
  const [factors, setFactors] = useState(null);
  useEffect(() => {
    setTo(wanted());
    options(wanted()).then((said) => setWays(said.error ? { providers: [], ownAccounts: true } : said));
  }, []);
  const go = (answer) => (answer.step === "factor" ? setFactors(answer.factors) : leave(answer.to));
  if (factors) {
    return (
      <>
        <h1>{words["factor.title"]}</h1>
        <Factors factors={factors} onDone={go} />
      </>
    );
  }
  return (
    <>
      <h1>{words["sign.title"]}</h1>
      {to !== "/" && <p className="muted">{words["sign.back"]}</p>}
      <Providers ways={ways} />
      {ways?.ownAccounts !== false && <Own to={to} onAnswer={go} or={!ways || ways.providers.length > 0} passkeys={ways?.passkeys} />}
    </>
  );
}

function Providers({ ways }) {
  const words = useWords();
  if (!ways) return <div className="bone-line min-h-14" />;
  if (!ways.providers.length) return ways.ownAccounts ? null : <p className="notice">{words["sign.none"]}</p>;
  return (
    <section className="group-box" aria-labelledby="providers">
      <h2 id="providers">{words["sign.providers"]}</h2>
      {ways.providers.map((one) => (
        <a key={one.name} href={one.href} className="button button-big" data-provider={one.name}>{one.title}</a>
      ))}
    </section>
  );
}

function Own({ to, onAnswer, or, passkeys }) {
  const words = useWords();
  const door = useDoor();
  const signIn = async ({ login, password }) => {
    const answer = await door.send("/sign-in/password", { login: login.trim(), password, to });
    if (answer) onAnswer(answer);
  };
  return (
    <>
      {or && <p className="or" role="separator"><span>{words["sign.or"]}</span></p>}
      <Form door={door} checks={{ login: filled, password: filled }} button={words["sign.go"]} onSubmit={signIn}>
        <Field name="login" label={words["field.login"]} autoComplete="username" autoCapitalize="none" spellCheck={false} />
        <Password />
      </Form>
      {passkeys && <ByPasskey alone={to} onDone={onAnswer} />}
      <p className="flex flex-wrap gap-x-6">
        <a className="link tall" href={withWayBack("/register", to)}>{words["sign.register"]}</a>
        <a className="link tall" href={withWayBack("/recover", to)}>{words["sign.recover"]}</a>
      </p>
    </>
  );
}
