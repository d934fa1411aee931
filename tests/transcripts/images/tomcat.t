Tomcat's image has no application at first: 404, until those of the distribution are copied. Source: the official
image's description ("the default webapps are not enabled").

  $ kubectl run tomcat --image=tomcat:10.1 --port=8080 --expose; kubectl wait --for=condition=Ready pod/tomcat; sleep 2
  service/tomcat created
  pod/tomcat created
  pod/tomcat condition met
  $ kubectl logs tomcat | tail -2 | cut -d' ' -f4-
  [main] org.apache.coyote.AbstractProtocol.start Starting ProtocolHandler ["http-nio-8080"]
  [main] org.apache.catalina.startup.Catalina.start Server startup in [57] milliseconds
  $ kubectl exec tomcat -- curl -s -w '\n%{http_code}\n' localhost:8080 | sed 's/<style.*style>//; s/<[^>]*>/ /g; s/^ *//'
  HTTP Status 404 – Not Found   HTTP Status 404 – Not Found  Type  Status Report  Description  The origin server did not find a current representation for the target resource or is not willing to disclose that one exists.  Apache Tomcat/10.1.48
  404
  $ kubectl exec tomcat -- sh -c 'ls webapps.dist; cp -r webapps.dist/* webapps; mkdir webapps/app; echo hi > webapps/app/index.html'
  ROOT
  docs
  $ kubectl exec tomcat -- sh -c 'curl -s localhost:8080 | grep "<h1>"; curl -s localhost:8080/app/; curl -s localhost:8080/app/gone | grep -c "app&#47;gone"'
          <h1>Apache Tomcat/10.1.48</h1>
  hi
  1
