export { platformNames } from "../chat/platform-names.ts";
