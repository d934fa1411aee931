# fails: counter, network
# near miss: the file of worker-1 gives addresses of worker-1
ssh worker-1 'cat /etc/cni/net.d/*.conflist' > other.conflist
cat other.conflist | ssh worker-2 "cat > /etc/cni/net.d/10-bridge.conflist"
sleep 45
