A host that cannot reach the cluster when it is reset stays a member of etcd, and kubeadm lets nobody join until it is removed. Source:
Kubernetes documentation, "kubeadm reset"; cmd/kubeadm/app/util/etcd, CheckClusterHealth.

  $ for host in cp-2 cp-3; do ssh $host mv /etc/kubernetes/manifests/etcd.yaml /root/; done; sleep 40; ssh cp-3 'mv /root/etcd.yaml /etc/kubernetes/manifests/; kubeadm reset -f | grep etcd'
  [reset] Deleted contents of the etcd data directory: /var/lib/etcd
  $ ssh cp-2 mv /root/etcd.yaml /etc/kubernetes/manifests/; sleep 60; kubectl delete node cp-3
  node "cp-3" deleted
  $ key=$(ssh cp-1 kubeadm init phase upload-certs --upload-certs | tail -n 1); ssh cp-1 kubeadm token create --print-join-command --certificate-key $key > join; ssh cp-3 $(cat join) | tail -n 1
  [check-etcd] Checking that the etcd cluster is healthy
  ! error: error execution phase check-etcd: etcd cluster is not healthy: failed to dial endpoint https://192.168.56.12:2379 with maintenance client: context deadline exceeded
  ! To see the stack trace of this error execute with --v=5 or higher
  $ ssh cp-1 'printf "#!/bin/sh\nexec etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt --key=/etc/kubernetes/pki/etcd/server.key \"\$@\"\n" > e; chmod +x e; ./e member remove $(./e member list | grep cp-3 | cut -d, -f1)'
  Member 42b5772d7652a511 removed from cluster ba5e1f0c9d3a7b42
  $ ssh cp-3 kubeadm reset -f > reset; ssh cp-3 $(cat join) | grep "etcd member was"; sleep 40; ssh cp-1 ./e endpoint health --cluster
  * A new etcd member was added to the local/stacked etcd cluster.
  https://192.168.56.10:2379 is healthy: successfully committed proposal: took = 9.712463ms
  https://192.168.56.11:2379 is healthy: successfully committed proposal: took = 9.712463ms
  https://192.168.56.12:2379 is healthy: successfully committed proposal: took = 9.712463ms
