What kind collects of a cluster's nodes. Source: kind.sigs.k8s.io/docs/user/quick-start (exporting cluster logs).

  $ kind create cluster -q; kind export logs ./logs; ls logs logs/kind-control-plane
  ./logs
  logs:
  docker-info.txt
  kind-control-plane
  kind-version.txt
  
  logs/kind-control-plane:
  containerd.log
  containers
  inspect.json
  journal.log
  kubelet.log
  kubernetes-version.txt
  pods
  serial.log
  ! Exporting logs for cluster "kind" to:
  $ grep -c kubelet logs/kind-control-plane/kubelet.log | sed 's/[1-9][0-9]*/some/'; ls logs/kind-control-plane/pods | grep -c kube-apiserver; cat logs/kind-control-plane/kubernetes-version.txt
  some
  1
  v1.36.1
  $ kind version; kind --version
  kind v0.32.0 go1.25.8 linux/amd64
  kind version 0.32.0
