import { makeSlackDriver } from "./slack-driver.ts";
import { describeStorm } from "./storm.ts";
import { describePlatform } from "./suite.ts";

describePlatform("Slack", makeSlackDriver);
describeStorm("Slack", makeSlackDriver);
