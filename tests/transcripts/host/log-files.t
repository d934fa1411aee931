Files of containers' logs that somebody empties, and that somebody removes. Source: Kubernetes documentation, "Logging
Architecture"; the kubelet's ReadLogs (pkg/kubelet/kuberuntime/logs).

  $ kubectl run talker --image=busybox:1.37 -- sh -c 'for i in $(seq 1 100); do echo line $i; sleep 1; done'; sleep 10
  pod/talker created
  $ NODE=$(kubectl get pod talker -o jsonpath={.spec.nodeName}); echo $NODE > /tmp/node; ssh $NODE 'wc -l < $(ls /var/log/pods/default_talker_*/talker/0.log)'
  9
  $ ssh $(cat /tmp/node) 'truncate -s 0 /var/log/pods/default_talker_*/talker/0.log'; sleep 3; kubectl logs talker
  line 10
  line 11
  line 12
  $ ssh $(cat /tmp/node) '> $(ls /var/log/containers/talker_*); cat /var/log/pods/default_talker_*/talker/0.log'; sleep 2; ssh $(cat /tmp/node) 'crictl logs $(crictl ps --name talker -q)'
  line 13
  line 14
  $ ssh $(cat /tmp/node) 'rm /var/log/pods/default_talker_*/talker/0.log; ls /var/log/pods/default_talker_*/talker'; sleep 2; kubectl logs talker | sed 's/_[0-9a-f-]*\/talker/_UID\/talker/g'
  failed to try resolving symlinks in path "/var/log/pods/default_talker_UID/talker/0.log": lstat /var/log/pods/default_talker_UID/talker/0.log: no such file or directory

A container that starts anew has a file again.
  $ ssh $(cat /tmp/node) 'crictl stop -t 0 $(crictl ps --name talker -q) > /dev/null'; sleep 5; kubectl logs talker | head -2
  line 1
  line 2
