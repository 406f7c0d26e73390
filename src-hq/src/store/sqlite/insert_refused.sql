insert into quarantine (
    id, kind, handed_in_by, share, path, file, within, line, device, sequence, capture, reason, sha256, size, at)
values (
    :id, :kind, :by, :share, :path, :file, :within, :line, :device, :sequence, :capture, :reason, :sha256, :size, :now)
