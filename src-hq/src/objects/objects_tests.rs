use super::*;
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::time::timeout;

#[test]
fn a_file_that_was_put_is_found_whole_and_put_again_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("evidence");
    let objects = Objects::in_folder(&place).unwrap();
    assert_eq!((objects.find("one").unwrap(), objects.size("one").unwrap()), (None, None));
    objects.put("one", vec![0, 1, 2]).unwrap();
    objects.put("one", vec![7; 4]).unwrap();
    objects.put("none", Vec::new()).unwrap();
    let again = Objects::in_folder(&place).unwrap();
    assert_eq!((again.find("one").unwrap(), again.size("one").unwrap()), (Some(vec![7; 4]), Some(4)));
    assert_eq!((again.find("none").unwrap(), again.size("none").unwrap()), (Some(Vec::new()), Some(0)));
    assert_eq!(fs::read_dir(&place).unwrap().count(), 2, "nothing else lies there");
}

#[test]
fn the_same_file_put_twice_is_no_failure_and_mends_one_that_was_cut_short() {
    let folder = tempfile::tempdir().unwrap();
    let objects = Objects::in_folder(folder.path()).unwrap();
    objects.put("one", vec![5; 9]).unwrap();
    objects.put("one", vec![5; 9]).unwrap();
    assert_eq!(objects.find("one").unwrap(), Some(vec![5; 9]));
    fs::write(folder.path().join("one"), [5; 4]).unwrap();
    assert_eq!(objects.size("one").unwrap(), Some(4), "whoever knows its length sees that it is cut");
    objects.put("one", vec![5; 9]).unwrap();
    assert_eq!(objects.find("one").unwrap(), Some(vec![5; 9]));
}

/// The crate does not sync unless it is asked to, and a test that pulls the power cannot be run here.
#[test]
fn what_is_put_is_synced() {
    let folder = tempfile::tempdir().unwrap();
    let objects = Objects::in_folder(folder.path()).unwrap();
    let set = format!("{:?}", objects.files);
    assert!(set.contains("fsync: true"), "{set}");
}

#[test]
fn what_a_crash_left_half_written_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    for left in ["one.part", "one#1", "one#2"] {
        fs::write(folder.path().join(left), [2]).unwrap();
    }
    let objects = Objects::in_folder(folder.path()).unwrap();
    assert_eq!((objects.find("one").unwrap(), objects.size("one").unwrap()), (None, None));
    objects.put("one", vec![1]).unwrap();
    assert_eq!(objects.find("one").unwrap(), Some(vec![1]));
    assert_eq!(fs::read(folder.path().join("one#1")).unwrap(), [2], "another process may be writing it");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
}

#[test]
fn a_file_that_cannot_be_read_or_written_is_a_failure_and_not_none() {
    let folder = tempfile::tempdir().unwrap();
    let objects = Objects::in_folder(folder.path()).unwrap();
    fs::create_dir(folder.path().join("one")).unwrap();
    assert!(objects.find("one").is_err() && objects.size("one").is_err());
    assert!(objects.put("one", vec![1]).is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "what was begun is taken away");
    fs::remove_dir(folder.path().join("one")).unwrap();
    assert_eq!(objects.find("one").unwrap(), None);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_a_failure_and_not_none() {
    let folder = tempfile::tempdir().unwrap();
    let objects = Objects::in_folder(folder.path()).unwrap();
    std::os::unix::fs::symlink(folder.path().join("elsewhere"), folder.path().join("one")).unwrap();
    assert!(objects.find("one").is_err() && objects.size("one").is_err());
    fs::write(folder.path().join("elsewhere"), [3]).unwrap();
    assert_eq!(objects.find("one").unwrap(), Some(vec![3]));
}

#[test]
fn a_folder_that_is_gone_is_a_failure_and_is_not_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("evidence");
    let objects = Objects::in_folder(&place).unwrap();
    objects.put("one", vec![1]).unwrap();
    fs::remove_dir_all(&place).unwrap();
    for in_its_place in [None, Some([2_u8])] {
        if let Some(bytes) = in_its_place {
            fs::write(&place, bytes).unwrap();
        }
        assert!(objects.find("one").is_err() && objects.size("one").is_err());
        assert!(objects.put("one", vec![1]).is_err());
        assert!(!place.is_dir());
    }
    assert!(Objects::in_folder(&place).is_err(), "nor is one made where a file lies");
}

#[test]
fn what_the_system_said_is_what_a_failure_says() {
    let folder = tempfile::tempdir().unwrap();
    let objects = Objects::in_folder(folder.path()).unwrap();
    let Failure::File { what, source } = objects.put(&"a".repeat(300), vec![1]).unwrap_err() else {
        panic!("another failure");
    };
    assert!(what.starts_with("write /") || !cfg!(unix), "{what}");
    assert_eq!(source.kind(), ErrorKind::InvalidFilename, "{source}");
    fs::create_dir(folder.path().join("one")).unwrap();
    let Failure::File { source, .. } = objects.put("one", vec![1]).unwrap_err() else { panic!("another failure") };
    assert!(source.raw_os_error().is_some(), "{source}");
}

#[test]
fn a_name_that_is_a_path_reaches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let objects = Objects::in_folder(&folder.path().join("evidence")).unwrap();
    for name in ["", ".", "..", "../one", "a/b", "a\\b", "a.part", "a#1", "a%2Fb", "\u{e9}"] {
        assert!(objects.put(name, vec![1]).is_err() && objects.find(name).is_err(), "{name}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn two_that_put_the_same_file_at_once_leave_one_whole() {
    let folder = tempfile::tempdir().unwrap();
    let objects = Objects::in_folder(folder.path()).unwrap();
    let each = [vec![1; 100_000], vec![2; 100_000]];
    thread::scope(|scope| {
        for bytes in &each {
            let objects = &objects;
            scope.spawn(move || (0..20).for_each(|_| objects.put("one", bytes.clone()).unwrap()));
        }
    });
    assert!(each.contains(&objects.find("one").unwrap().unwrap()));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_request_that_holds_the_servers_last_thread_waits_for_none_of_its_threads() {
    let folder = tempfile::tempdir().unwrap();
    let objects = Arc::new(Objects::in_folder(folder.path()).unwrap());
    let server = Builder::new_multi_thread().worker_threads(1).max_blocking_threads(1).enable_time().build().unwrap();
    let (putting, finding) = (Arc::clone(&objects), Arc::clone(&objects));
    let request = server.spawn_blocking(move || putting.put("one", vec![1]).and_then(|()| putting.find("one")));
    let answer = server.block_on(async { timeout(Duration::from_secs(30), request).await });
    // And one that is not even on a thread that may wait.
    let other = server.spawn(async move { finding.size("one") });
    let measured = server.block_on(async { timeout(Duration::from_secs(30), other).await });
    server.shutdown_background();
    assert_eq!(answer.unwrap().unwrap().unwrap(), Some(vec![1]));
    assert_eq!(measured.unwrap().unwrap().unwrap(), Some(1));
}

#[test]
fn a_request_may_be_the_last_to_let_go_of_the_files() {
    let folder = tempfile::tempdir().unwrap();
    let objects = Objects::in_folder(folder.path()).unwrap();
    objects.put("one", vec![1]).unwrap();
    let server = Builder::new_multi_thread().worker_threads(1).build().unwrap();
    let request = server.spawn(async move { drop(objects) });
    server.block_on(request).unwrap();
    assert_eq!(fs::read(folder.path().join("one")).unwrap(), [1]);
}

#[test]
fn work_that_ends_without_a_result_is_a_failure() {
    let threads = Threads::start().unwrap();
    let panics = threads.wait_for(async { assert!(thread::panicking(), "the work fails") });
    assert!(panics.is_err());
    assert_eq!(threads.wait_for(async { 7 }).unwrap(), 7, "and the next is done all the same");
}
