import { makeConsoleDriver } from "./console-driver.ts";
import { describePlatform } from "./suite.ts";

describePlatform("the terminal", makeConsoleDriver);
