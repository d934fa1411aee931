An API server whose etcd is gone: it is ended when its checks have failed for long enough, and from then on gives up
after twenty seconds each time. Source: kube-apiserver's start
(--storage-initialization-timeout); gRPC's client; Kubernetes documentation, "Operating etcd clusters".

  $ ssh control-plane mv /etc/kubernetes/manifests/etcd.yaml /root/; sleep 100; kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ sleep 40
  $ ssh control-plane 'crictl ps -a --name kube-apiserver'
  CONTAINER           IMAGE               CREATED             STATE               NAME                ATTEMPT             POD ID              POD                            NAMESPACE
  8ea42d8cee9b1       3d5ce2f04d7f4       27 seconds ago      Exited              kube-apiserver      2                   7a449b8b51688       kube-apiserver-control-plane   kube-system
  $ ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver --state Exited -q | head -1) 2>&1 | tail -2'
  W1120 10:01:57.600000       1 logging.go:55] [core] [Channel #1 SubChannel #3]grpc: addrConn.createTransport failed to connect to {Addr: "127.0.0.1:2379", ServerName: "127.0.0.1:2379", }. Err: connection error: desc = "transport: Error while dialing: dial tcp 127.0.0.1:2379: connect: connection refused"
  E1120 10:02:12.600000       1 run.go:72] "command failed" err="context deadline exceeded"
  $ ssh control-plane mv /root/etcd.yaml /etc/kubernetes/manifests/; sleep 100; kubectl get nodes --no-headers
  control-plane   Ready   control-plane   19m   v1.36.2
  worker-1        Ready   <none>          19m   v1.36.2
  worker-2        Ready   <none>          19m   v1.36.2
