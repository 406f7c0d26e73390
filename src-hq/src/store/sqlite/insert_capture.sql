insert into capture (
    device, capture, digest, body, signature, capture_key, certificate, received_at)
values (
    :device, :capture, :digest, :body, :signature, :capture_key, :certificate, :received_at)
