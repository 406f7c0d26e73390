-- How much of a device no officer's entry names is asked with each piece of such a file.
create index evidence_unsigned on evidence (device) where by_officer = 0;
