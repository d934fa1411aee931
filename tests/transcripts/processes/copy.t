kubectl cp packs files with tar on both sides: modes stay, folders go whole, and without tar there is no copy. Source:
kubectl cp --help; Kubernetes documentation, "kubectl cp".

  $ kubectl run box --image=busybox:1.36 --command -- sleep 3600; kubectl wait --for=condition=Ready pod/box
  pod/box created
  pod/box condition met
  $ mkdir -p site/css; echo '<p>hi' > site/index.html; echo 'p {}' > site/css/a.css; kubectl cp site box:/tmp/site
  $ kubectl exec box -- find /tmp/site -type f | sort
  /tmp/site/css/a.css
  /tmp/site/index.html
  $ kubectl exec box -- sh -c 'echo made here > /tmp/out.txt'; kubectl cp box:/tmp/out.txt ./out.txt; cat out.txt
  made here
  ! tar: removing leading '/' from member names
