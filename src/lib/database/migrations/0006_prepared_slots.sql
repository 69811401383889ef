-- The slot whose briefs were written ahead, so that they are chosen once and not at every sweep.
alter table subscriptions add column prepared_slot timestamptz;
