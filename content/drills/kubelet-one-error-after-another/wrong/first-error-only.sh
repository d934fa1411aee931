# fails: ready, authority, stays
ssh worker-1 "rm /etc/default/kubelet; systemctl restart kubelet"
sleep 20
