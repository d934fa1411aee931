An API server that takes the clients of another authority, and clients that it does not take. Source: Kubernetes
documentation, "PKI certificates and requirements" and "Authenticating"; kube-apiserver's --client-ca-file;
client-go's leaderelection.

  $ ssh control-plane 'cd /etc/kubernetes/pki; openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=other -keyout other.key -out other.crt; sed -i s#client-ca-file=/etc/kubernetes/pki/ca.crt#client-ca-file=/etc/kubernetes/pki/other.crt# /etc/kubernetes/manifests/kube-apiserver.yaml'; sleep 40
  $ kubectl get nodes
  ! error: You must be logged in to the server (Unauthorized)
  [1]
  $ ssh worker-1 "journalctl -u kubelet -n 1 --no-pager -o cat"
  E1120 10:00:31.000000     665 kubelet_node_status.go:474] "Error updating node status, will retry" err="error getting node \"worker-1\": Unauthorized"
  $ ssh control-plane 'crictl logs $(crictl ps --name kube-apiserver -q) 2>&1 | tail -1'
  E1120 10:00:31.933000       1 authentication.go:75] "Unable to authenticate the request" err="[x509: certificate signed by unknown authority]"

The scheduler has lost its lease by now, and does not get it back.
  $ sleep 40; ssh control-plane 'crictl logs $(crictl ps -a --name kube-scheduler -q | head -1) 2>&1 | tail -1'
  E1120 10:01:20.000000       1 run.go:72] "command failed" err="unable to load configmap based request-header-client-ca-file: Unauthorized"

The server believes both: authorities lie in one file, which is read anew when it changes.
  $ ssh control-plane 'cat /etc/kubernetes/pki/ca.crt >> /etc/kubernetes/pki/other.crt'; sleep 90; kubectl get nodes
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   17m   v1.36.2
  worker-1        Ready    <none>          17m   v1.36.2
  worker-2        Ready    <none>          17m   v1.36.2
  $ ssh control-plane 'sed -i s#pki/other.crt#pki/ca.crt# /etc/kubernetes/manifests/kube-apiserver.yaml'; sleep 90
