// The HTML validator finds no error on any page.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { folder } from "./site.mjs";

const package_ = dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json"));
const validator = join(package_, "build", "dist", "vnu.jar");
// It runs for seconds: compiling what it does often to the utmost takes longer than that saves.
const java = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m"];

test("every page is valid HTML", () => {
  const options = ["--errors-only", "--skip-non-html", "--format", "json", folder];
  const done = spawnSync("java", [...java, "-jar", validator, ...options], {
    encoding: "utf-8",
    maxBuffer: 2 ** 28,
  });
  assert.ifError(done.error);

  const { messages } = JSON.parse(done.stderr);

  const told = messages.map(({ url, lastLine, message }) => `${url}:${lastLine}: ${message}`);
  assert.ok(!told.length, told.join("\n"));
});
