create table secret (
    -- keys that HQ alone holds; the store around them is encrypted
    name text not null primary key,
    value blob not null
) strict, without rowid;

create table officer (
    -- one row per officer and set of keys; collar is the force's number
    id text not null primary key,
    collar text not null,
    shown text not null,
    initials text not null,
    enrolled_at integer not null,
    left_at integer -- since when nothing of theirs is taken; whoever returns is another row
) strict, without rowid;

create index officer_by_collar on officer (collar);

create table officer_role (
    -- what the officer of a collar number is to the force, and since when: the last of them now, the one before
    -- it for what was made or received before
    -- rank: null for those who have no police rank
    collar text not null,
    since integer not null,
    role text not null,
    rank text,
    primary key (collar, since)
) strict, without rowid;

create table code (
    -- one-time enrolment codes: the first four characters in clear, the whole as a salted hash
    -- number: by which a person calls it; used_at: also when it was cancelled, or its officer left
    number integer not null unique,
    hash blob not null primary key,
    head text not null,
    salt blob not null,
    minted_at integer not null,
    expires_at integer not null,
    tries integer not null default 0,
    used_at integer,
    collar text not null,
    shown text not null,
    initials text not null
) strict, without rowid;

create index code_by_head on code (head);

create table device (
    -- watermark: up to which sequence without a gap its journal is held
    id text not null primary key,
    key blob not null,
    enrolled_at integer not null,
    revoked_at integer,
    watermark integer not null default 0
) strict, without rowid;

create table certificate (
    -- SHA-256 of a certificate HQ gave out, to whom, and how long it holds
    fingerprint text not null primary key,
    device text not null references device (id),
    issued_at integer not null,
    expires_at integer not null
) strict, without rowid;

create table device_day (
    -- what a device asked of HQ on one day, in London: written now and then, and never with each request
    -- addresses: from where, as they came, a space between; unnamed: how often from one that has no place there
    device text not null references device (id),
    day text not null,
    first_at integer not null,
    last_at integer not null,
    segments integer not null,
    bytes integer not null,
    addresses text not null,
    unnamed integer not null,
    primary key (device, day)
) strict, without rowid;

create table device_officer (
    -- an officer's public signing key on one device; shown: what the device calls them
    device text not null references device (id),
    officer text not null references officer (id),
    officer_key blob not null,
    shown text not null,
    enrolled_at integer not null,
    primary key (device, officer)
) strict, without rowid;

create table enrolment (
    -- how an officer's enrolment on a device was confirmed
    -- covered, commitment, nonce: what its number is made of; number: null until the device opened its commitment
    -- wrong: how often another was given; outcome: null, 'confirmed' or 'not_confirmed'
    -- access, access_signature: HQ's last signed word on the officer's access
    device text not null,
    officer text not null,
    covered blob not null,
    commitment blob not null,
    nonce blob not null,
    number text,
    wrong integer not null default 0,
    enrolled_at integer not null,
    expires_at integer not null,
    outcome text,
    settled_at integer,
    access blob,
    access_signature blob,
    primary key (device, officer),
    foreign key (device, officer) references device_officer (device, officer)
) strict, without rowid;

create table leaving (
    -- officers who left, by their collar number; returned_at: when they were taken back
    collar text not null,
    at integer not null,
    why text not null,
    returned_at integer,
    primary key (collar, at)
) strict, without rowid;

create unique index leaving_once on leaving (collar) where returned_at is null;

create table act (
    -- what persons did at HQ, each in the transaction that did it; rows are added, and never changed or removed
    -- login: the account that somebody logged in with, null where the system keeps none; account: under which
    -- the program ran; command: as it is typed; object: an id, a collar number, a file
    number integer not null primary key,
    at integer not null,
    login text,
    account text not null,
    command text not null,
    object text not null,
    why text not null default ''
) strict;

create trigger act_is_not_replaced before insert on act
when exists (select 1 from act where number = new.number)
begin
    select raise(abort, 'an act stands');
end;

create trigger act_is_not_changed before update on act
begin
    select raise(abort, 'an act stands');
end;

create trigger act_is_not_removed before delete on act
begin
    select raise(abort, 'an act stands');
end;

create table entry (
    -- journal entries by their exact bytes; body and salt are null once erased
    -- state: received, interpreted, set_aside, waiting; awaits: by its id, what it waits for, where that is one thing
    device text not null references device (id),
    sequence integer not null,
    entry_id text not null,
    digest text not null,
    envelope blob not null,
    device_signature blob not null,
    officer_signature blob not null,
    body blob,
    salt blob,
    kind text not null,
    received_at integer not null,
    receipt blob not null,
    receipt_signature blob not null,
    chain_fault integer not null default 0,
    state text not null default 'received',
    reason text,
    awaits text,
    subject text,
    primary key (device, sequence)
) strict;

create index entry_to_interpret on entry (device, sequence) where state = 'received';

create index entry_waiting on entry (device, sequence) where state = 'waiting';

create index entry_awaits on entry (awaits) where awaits is not null;

create index entry_by_id on entry (device, entry_id);

create index entry_by_subject on entry (kind, subject) where subject is not null;

create table fork (
    -- another envelope for a place in a chain that is held already: kept, never in the chain
    device text not null,
    sequence integer not null,
    digest text not null,
    signed blob not null,
    received_at integer not null,
    primary key (device, sequence, digest)
) strict, without rowid;

create table exhibit (
    -- what the entries and the records of a device say of an exhibit's file, each officer for themselves; whatever
    -- another device says under the same id is of another exhibit
    -- officer: whose signed entry says so, '' where a record made while locked only claims it
    -- sha256: of the original; sealed: SHA-256 of the encrypted file, where it is said; length: its bytes
    device text not null,
    exhibit text not null,
    officer text not null,
    key blob not null,
    sha256 text not null,
    sealed text,
    length integer not null,
    primary key (device, exhibit, officer)
) strict, without rowid;

create table evidence (
    -- files that devices send for exhibits, each by the digest and the length that its device states of the
    -- whole; of one exhibit several may lie side by side
    -- receipt: HQ's word, once the whole is held
    device text not null,
    exhibit text not null,
    sealed text not null,
    length integer not null,
    held integer not null default 0,
    receipt blob,
    receipt_signature blob,
    primary key (device, exhibit, sealed, length)
) strict, without rowid;

create table finding (
    -- whether a whole file is what was captured, by each word on it; there is no row until file and word are held
    device text not null,
    exhibit text not null,
    sealed text not null,
    length integer not null,
    officer text not null,
    verified integer not null,
    primary key (device, exhibit, sealed, length, officer),
    foreign key (device, exhibit, sealed, length) references evidence (device, exhibit, sealed, length),
    foreign key (device, exhibit, officer) references exhibit (device, exhibit, officer)
) strict, without rowid;

create table scope (
    -- feeds; a new epoch re-cuts a feed; revision: of its last statement, counted up with each
    -- covers: area, or device for the scope of one
    name text not null primary key,
    shown text not null,
    covers text not null,
    not_held text not null,
    epoch integer not null default 1,
    revision integer not null default 0
) strict, without rowid;

-- Each device has a scope, and each asks which areas there are.
create index scope_area on scope (name) where covers = 'area';

create table feed_row (
    -- every statement ever made in a scope; revisions are counted by the scope and the last one per id stands
    scope text not null references scope (name),
    revision integer not null,
    kind text not null,
    id text not null,
    state text not null,
    body text,
    primary key (scope, revision)
) strict, without rowid;

create index feed_row_by_id on feed_row (scope, kind, id, revision);

create table segment (
    -- pieces of feeds by content; the last per scope is the open tail and is cut again as it grows
    scope text not null references scope (name),
    epoch integer not null,
    from_revision integer not null,
    to_revision integer not null,
    hash text not null,
    size integer not null,
    cut_at integer not null,
    bytes blob not null,
    primary key (scope, epoch, from_revision, to_revision)
) strict;

create index segment_by_hash on segment (hash, scope);

create table feed_item (
    -- files from courts, by SHA-256, and what became of each; imported_at: when it came last
    sha256 text not null primary key,
    file text not null,
    outcome text not null,
    title text not null,
    reason text,
    orders integer not null,
    imported_at integer not null
) strict, without rowid;

create table counter (
    -- numbers that are given out one after another, by what they number
    series text not null primary key,
    last integer not null
) strict, without rowid;

create table refused_bytes (
    -- the bytes of what was refused, each once: many rows of a file are refused of the same bytes
    sha256 text not null primary key,
    bytes blob not null
) strict;

create table quarantine (
    -- what was refused, with its reason; handed_in_by: the device that brought it, '' for a file
    -- kind: 'part' of a file (path, file: its SHA-256, within: the file in an archive, line), 'entry' (device, sequence, as it says itself),
    -- 'capture' (device, capture), or 'nonsense', of which the last digest and a count are kept alone
    -- share: to which part of what is kept of a device it counts
    -- reason: of a part a text in JSON, else the name of intake's reason
    -- ended: the last of its steps, 'released' or 'closed'; null while it waits for a person
    id integer not null primary key,
    kind text not null,
    handed_in_by text not null,
    share text not null,
    path text,
    file text,
    within text,
    line integer,
    device text,
    sequence integer,
    capture text,
    reason text not null,
    sha256 text not null,
    size integer not null,
    times integer not null default 1,
    at integer not null,
    ended text,
    steps integer not null default 0
) strict;

-- The same refusal is looked for each time, and what a device filled with each of its refusals.
create index quarantine_by_bytes on quarantine (sha256);

create index quarantine_open on quarantine (handed_in_by, share) where ended is null;

create index quarantine_by_file on quarantine (file) where file is not null;

create table quarantine_step (
    -- what became of something refused, in order. By persons: 'released' to be taken in again, 'closed' for a
    -- reason, or 'reopened'. By an import: 'refused_again' as before, once it had been taken in, or
    -- 'refused_otherwise', with the reason until then as its why
    -- act: the person's act that it was; null of what an import does by itself
    id integer not null references quarantine (id),
    step integer not null,
    how text not null,
    why text not null default '',
    at integer not null,
    act integer references act (number),
    primary key (id, step)
) strict, without rowid;

create table refused_paper (
    -- papers that lay beside a file of which something was refused; object, key: where each lies, encrypted
    file text not null,
    name text not null,
    sha256 text not null,
    key blob not null,
    object text not null,
    primary key (file, name, sha256)
) strict, without rowid;

create index refused_paper_by_bytes on refused_paper (sha256);

create table feed_told (
    -- what a person has to know of how a file was read, as it was told at its import
    -- within: the file of an archive that it is told of, by its path there
    file text not null,
    place integer not null,
    within text,
    line integer,
    what text not null,
    primary key (file, place)
) strict, without rowid;

create table waiting_order (
    -- what a message says of an order that it cannot be put to yet; tried again as orders come
    -- does: makes, varies or ends; match_key, protected: by what its order is looked for
    -- order_id: under which its papers lie; why: a text in JSON
    id text not null primary key,
    order_id text not null,
    does text not null,
    match_key text not null,
    protected text not null,
    case_reference text not null,
    why text not null,
    body text not null,
    at integer not null,
    settled_at integer,
    settled_as text -- taken or closed
) strict, without rowid;

create table contested_order (
    -- orders that were put in several current versions at some time; whether one is still is read of the order
    order_id text not null primary key
) strict, without rowid;

create table record_held (
    -- person records, the person each was linked to, and the link that says so
    record text not null primary key,
    person text not null,
    link text not null
) strict, without rowid;

create index record_held_by_person on record_held (person);

create table person_pnc (
    -- PNC ids with a right check letter, in normal form
    pnc text not null primary key,
    person text not null
) strict, without rowid;

create table order_match (
    -- by what later messages find an order; protected: whom it protects, normalised
    match_key text not null,
    order_id text not null,
    protected text not null,
    primary key (match_key, order_id)
) strict, without rowid;

create table paper (
    -- papers that came with orders; object, key: the file beside the store that each lies in, encrypted
    sha256 text not null,
    order_id text not null,
    name text not null,
    key blob not null,
    object text not null,
    primary key (sha256, order_id)
) strict, without rowid;

create table capture (
    -- records made on locked devices, by their exact signed bytes; in no chain and in no feed
    -- state: received, kept, set_aside; claimed: whose they say they are; draft, taken_by: who took them up
    -- closed_at: when a person said that nothing is to be done with one that nobody took up
    -- saved_at, exhibits: when it says that it was saved and how many files it names, so that a list reads no body
    device text not null references device (id),
    capture text not null,
    digest text not null,
    body blob not null,
    signature blob not null,
    capture_key blob not null,
    certificate blob not null,
    received_at integer not null,
    state text not null default 'received',
    reason text,
    claimed text,
    draft text,
    taken_by text,
    closed_at integer,
    closed_why text not null default '',
    saved_at integer,
    exhibits integer,
    primary key (device, capture)
) strict;

create index capture_by_draft on capture (device, draft) where draft is not null;

create table capture_step (
    -- what persons decided of a record, in order of their acts: 'closed' or 'reopened'; who, when and why stand in
    -- the act; rows are added, and never changed or removed
    device text not null,
    capture text not null,
    act integer not null references act (number),
    how text not null,
    primary key (device, capture, act),
    foreign key (device, capture) references capture (device, capture)
) strict, without rowid;

create trigger capture_step_is_not_replaced before insert on capture_step
when exists (
    select 1 from capture_step where device = new.device and capture = new.capture and act = new.act
)
begin
    select raise(abort, 'a decision stands');
end;

create trigger capture_step_is_not_changed before update on capture_step
begin
    select raise(abort, 'a decision stands');
end;

create trigger capture_step_is_not_removed before delete on capture_step
begin
    select raise(abort, 'a decision stands');
end;

create table approval (
    -- a second officer's signature; it is that of the entry at this place of the device's chain
    -- subject: "entry DEVICE ID", or "DEED ID" of an act
    subject text not null,
    officer text not null references officer (id),
    digest text not null,
    device text not null references device (id),
    sequence integer not null,
    primary key (subject, officer)
) strict, without rowid;

create table search (
    -- searches that devices opened, and the entry that closed each
    -- received_at: when HQ took in the entry that opened it; closed_for: whom the closing entry names as
    -- the searcher, null until one came. One that names another than the opener closes nothing.
    device text not null,
    search text not null,
    officer text,
    opened_at integer,
    received_at integer,
    closed_for text,
    primary key (device, search)
) strict, without rowid;

create index search_open on search (received_at) where closed_for is not officer;
