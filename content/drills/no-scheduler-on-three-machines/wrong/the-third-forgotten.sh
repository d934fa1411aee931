# fails: all-three, elected
ssh cp-1 mv /root/old/kube-scheduler.yaml /etc/kubernetes/manifests/
ssh cp-2 sed -i /--log-levels/d /etc/kubernetes/manifests/kube-scheduler.yaml
sleep 90
