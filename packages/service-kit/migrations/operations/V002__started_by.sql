-- Which process began an attempt, for people who look for what a killed one has left. Empty for attempts of before.

alter table external_call_attempt add column started_by text;
