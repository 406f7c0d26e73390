//! The peer: a route that answers 304 and does nothing, with the same libraries over the same TLS, as a
//! program of its own.

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::{env, fs};
use tokio_rustls::TlsAcceptor;

/// The peer, serving until this is dropped.
pub struct Program {
    /// Where it is reached.
    pub address: SocketAddr,
    /// Its own authority's certificate.
    pub ca_pem: String,
    child: Child,
}

impl Program {
    /// Starts this program again, as the peer. It takes the certificates of an authority's devices.
    pub fn start(folder: &Path, devices_ca: &Path) -> Result<Self> {
        let ca_file = folder.join("bare-ca.pem");
        let mut serve = Command::new(env::current_exe()?);
        serve.arg("--bare-route").arg(devices_ca).arg(&ca_file).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = serve.spawn().context("the peer does not start")?;
        let mut first = String::new();
        BufReader::new(child.stdout.take().context("the peer says nothing")?).read_line(&mut first)?;
        let address = first.trim().parse().context("the peer says no address")?;
        Ok(Self { address, ca_pem: fs::read_to_string(ca_file)?, child })
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Serves as the peer until it is killed. It says its address on its first line.
pub fn serve(devices_ca: &Path, ca_file: &Path) -> Result<()> {
    let acceptor = TlsAcceptor::from(Arc::new(tls(devices_ca, ca_file)?));
    // As many threads as HQ serves with.
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", listener.local_addr()?);
        std::io::stdout().flush()?;
        let router = Router::new().route("/bare", get(|| async { StatusCode::NOT_MODIFIED }));
        loop {
            let (stream, _address) = listener.accept().await?;
            stream.set_nodelay(true)?;
            let (acceptor, router) = (acceptor.clone(), router.clone());
            tokio::spawn(async move {
                if let Ok(stream) = acceptor.accept(stream).await {
                    let service = TowerToHyperService::new(router);
                    // A line that ends is no news.
                    Builder::new().serve_connection(TokioIo::new(stream), service).await.ok();
                }
            });
        }
    })
}

fn tls(devices_ca: &Path, ca_file: &Path) -> Result<ServerConfig> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate()?;
    fs::write(ca_file, params.self_signed(&key)?.pem())?;
    let issuer = Issuer::new(params, key);
    let key = KeyPair::generate()?;
    let certificate = CertificateParams::new(vec!["localhost".to_owned()])?.signed_by(&key, &issuer)?;
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(devices_ca)?)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let Ok(verifier) = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider)).build()
    else {
        bail!("the devices' authority cannot be used");
    };
    let server_key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .with_client_cert_verifier(verifier)
        .with_single_cert(vec![certificate.der().clone()], server_key)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}
