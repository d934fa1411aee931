# fails: all-three, elected
# near miss: Pods are placed again, and nobody stands by
ssh cp-1 mv /root/old/kube-scheduler.yaml /etc/kubernetes/manifests/
sleep 90
