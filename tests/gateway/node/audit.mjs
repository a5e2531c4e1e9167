// Runs every audit of graphql-http against the address given; prints what failed and how many passed as JSON.
import { auditServer } from "graphql-http";

const results = await auditServer({ url: process.argv[2] });
const failed = results.filter((result) => result.status !== "ok");
console.log(JSON.stringify({
  passed: results.length - failed.length,
  all: results.length,
  failed: failed.map((result) => `${result.status} ${result.id} ${result.name}: ${result.reason}`),
}));
