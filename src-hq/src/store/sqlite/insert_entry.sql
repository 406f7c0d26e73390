insert into entry (
    device, sequence, entry_id, digest, envelope, device_signature, officer_signature,
    body, salt, kind, received_at, receipt, receipt_signature, chain_fault)
values (
    :device, :sequence, :entry_id, :digest, :envelope, :device_signature, :officer_signature,
    :body, :salt, :kind, :received_at, x'', x'', :chain_fault)
