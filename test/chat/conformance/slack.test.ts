import { makeSlackDriver } from "./slack-driver.ts";
import { describePlatform } from "./suite.ts";

describePlatform("Slack", makeSlackDriver);
