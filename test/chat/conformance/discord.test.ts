import { makeDiscordDriver } from "./discord-driver.ts";
import { describeStorm } from "./storm.ts";
import { describePlatform } from "./suite.ts";

describePlatform("Discord", makeDiscordDriver);
describeStorm("Discord", makeDiscordDriver);
