-- The id that the first start writes here and into the file store: a server refuses a database and a store of different ids.
CREATE TABLE identity (
  id uuid NOT NULL,
  is_in_store boolean NOT NULL DEFAULT false -- false until the file store has it too
);
CREATE UNIQUE INDEX identity_is_one ON identity ((true));
