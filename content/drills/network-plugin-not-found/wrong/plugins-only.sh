# fails: reached
# near miss: the Pods are ready, for their own node
ssh worker-1 "mv /opt/cni/bin.old /opt/cni/bin"
sleep 90
