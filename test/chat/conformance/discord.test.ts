import { makeDiscordDriver } from "./discord-driver.ts";
import { describePlatform } from "./suite.ts";

describePlatform("Discord", makeDiscordDriver);
