// Placeholder until the real loader is written.
import type { ReportTypeRule } from "./types.ts";
export const loadReportTypes = (): readonly ReportTypeRule[] => [];
