//! Call lists as people write them, and what they get wrong.

use super::*;
use crate::call::{CallKind, CalleeLocation, ClientVersion, Direction, Location, Quality};

fn read(text: &str) -> Result<Vec<ListedCall>, ListError> {
    read_calls(text.as_bytes())
}

fn fault(text: &str) -> String {
    read(text).unwrap_err().to_string()
}

#[test]
fn columns_come_in_any_order_and_what_is_missing_takes_the_default() {
    let calls = read("trunk,client\ngw-chi,172.28.151.140/25\ngw-reno,\n").unwrap();
    let [first, second] = calls.as_slice() else { panic!("two calls") };
    assert_eq!((first.line, second.line), (2, 3));
    assert_eq!((&*first.request.id, &*second.request.id), ("1", "2"));
    let expected = CallRequest {
        id: "1".into(),
        client: Some("172.28.151.140/25".parse().unwrap()),
        trunk: Some("gw-chi".into()),
        ..CallRequest::default()
    };
    assert_eq!(first.request, expected);
    assert_eq!(second.request.client, None);
}

#[test]
fn every_column_is_read() {
    let calls = read(
        "id,call,media,direction,client,location,version,user,policy,callee,callee_location,callee_policy,line_uri,\
         number,trunk,from_trunk,far_media,quality,transferred,down\n\
         a,PEER,video,inbound,10.0.0.1/8,external,lync2010,alice@x.com,P,10.0.0.2,federated,Q,tel:+1,+2,t,f,\
         10.0.0.3,quantity,TRUE,ms-chi; gw-chi\n",
    )
    .unwrap();
    let request = &calls[0].request;
    assert_eq!((&*request.id, request.kind, request.direction), ("a", CallKind::Peer, Direction::Inbound));
    assert_eq!((request.location, request.version), (Location::External, ClientVersion::Lync2010));
    assert_eq!((request.callee_location, request.quality), (CalleeLocation::Federated, Quality::Quantity));
    assert_eq!(request.far_media, Some([10, 0, 0, 3].into()));
    assert_eq!(request.down, ["ms-chi".into(), "gw-chi".into()]);
    assert!(request.transferred && request.unevaluated.is_empty());
}

#[test]
fn a_value_that_is_not_evaluated_is_kept_and_a_default_is_not() {
    let calls =
        read("vpn,endpoint,escalated,start,reaches_sbc\nfull,desktop,none,30,\nnone,phone,,,true\n").unwrap();
    let kept = |call: &ListedCall| {
        let pairs = call.request.unevaluated.iter().map(|kept| format!("{} {}", kept.column, kept.value));
        pairs.collect::<Vec<_>>()
    };
    assert_eq!(kept(&calls[0]), ["vpn full"]);
    assert_eq!(kept(&calls[1]), ["endpoint phone", "reaches_sbc true"]);
}

#[test]
fn times_are_seconds() {
    let calls = read("start,duration\n30,1.5\n,\n").unwrap();
    let times = |call: &ListedCall| (call.request.start, call.request.duration);
    assert_eq!((times(&calls[0]), times(&calls[1])), ((Some(30.0), Some(1.5)), (None, None)));
}

#[test]
fn a_byte_order_mark_quotes_and_empty_lines_are_no_trouble() {
    let calls = read("\u{feff}id,trunk\r\n\r\n\"one, two\", gw-chi \r\n").unwrap();
    assert_eq!(&*calls[0].request.id, "one, two");
    assert_eq!(calls[0].request.trunk.as_deref(), Some("gw-chi"));
}

#[test]
fn a_header_alone_is_an_empty_list() {
    assert!(read("id,trunk\n").unwrap().is_empty());
    assert!(fault("").contains("its first line names the columns"));
    assert!(fault("\n\n").contains("its first line names the columns"));
}

#[test]
fn a_wrong_column_is_named_with_those_near_it() {
    let message = fault("id,clinet\n");
    assert!(message.contains("\"clinet\"") && message.contains("client is spelled much alike"), "{message}");
    assert!(message.contains("from_trunk"), "{message}");
    assert!(fault("id,trunk,ID\n").contains("column id is there twice"));
}

#[test]
fn a_wrong_value_is_named_with_line_and_column() {
    let message = fault("id,client\na,10.0.0.1/24\nb,10.0.0.1/33\n");
    assert!(message.starts_with("line 3, column client: \"10.0.0.1/33\""), "{message}");
    let message = fault("call\nfax\n");
    assert!(message.contains("pstn, peer, conference or service"), "{message}");
    assert!(fault("vpn\nmaybe\n").contains("none, split or full"));
    assert!(fault("start\n-5\n").contains("seconds"));
    assert!(fault("transferred\nyes\n").contains("true or false"));
    assert!(fault("number\nalice\n").starts_with("line 2, column number: \"alice\" is not a number such as"));
}

#[test]
fn a_line_of_another_width_is_named() {
    let message = fault("id,trunk\na,gw-chi\nb,gw-chi,5\n");
    assert!(message.starts_with("line 3: 3 values for 2 columns"), "{message}");
}

#[test]
fn bytes_that_are_no_text_are_an_error() {
    let message = read_calls(&b"id\n\xff\xfe\n"[..]).unwrap_err().to_string();
    assert!(message.starts_with("line 2: the text is not UTF-8"), "{message}");
}
