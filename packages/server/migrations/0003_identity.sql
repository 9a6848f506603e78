-- What the first start wrote here and into the file store: neither is served with another one's.
CREATE TABLE identity (
  id uuid NOT NULL,
  is_in_store boolean NOT NULL DEFAULT false -- false until the file store has it too
);
CREATE UNIQUE INDEX identity_is_one ON identity ((true));
